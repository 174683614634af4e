/* Calls the poll handles of ticker.rs. Every check that fails has a number of its own. */
#include <stddef.h>

typedef struct AddLaterHandle AddLaterHandle;
typedef struct TickHandle TickHandle;
AddLaterHandle *add_later_start(const int *base, int n);
int add_later_poll(AddLaterHandle *handle, int *out);
void add_later_free(AddLaterHandle *handle);
TickHandle *tick_start(void);
int tick_poll(TickHandle *handle);
void tick_free(TickHandle *handle);
int ticks(void);

int main(void) {
    int base = 40, out = 7, turns = 0, state;

    AddLaterHandle *call = add_later_start(&base, 2);
    if (call == NULL) return 1;
    if (add_later_poll(call, NULL) != -1) return 2;
    if (add_later_poll(NULL, &out) != -1) return 3;
    while ((state = add_later_poll(call, &out)) == 0) {
        turns++;
        if (out != 7) return 4;
        if (turns > 10) return 5;
    }
    if (state != 1 || out != 42 || turns != 3) return 6;
    if (add_later_poll(call, &out) != -1) return 7; /* over */
    add_later_free(call);
    add_later_free(NULL);

    call = add_later_start(&base, -1); /* panics at its fourth turn */
    while ((state = add_later_poll(call, &out)) == 0) {}
    if (state != -2) return 8;
    if (add_later_poll(call, &out) != -1) return 9;
    add_later_free(call);

    call = add_later_start(&base, 1); /* given up while it waits */
    if (add_later_poll(call, &out) != 0) return 10;
    add_later_free(call);

    TickHandle *first = tick_start(), *second = tick_start();
    if (ticks() != 0) return 11; /* begun, nothing run */
    while (tick_poll(first) == 0) {}
    if (ticks() != 1) return 12;
    while (tick_poll(second) == 0) {}
    if (ticks() != 2) return 13;
    tick_free(first);
    tick_free(second);
    return 0;
}
