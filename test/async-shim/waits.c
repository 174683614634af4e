/* Calls the waiting shims of ticker.rs from two threads at once. */
#include <pthread.h>
#include <stddef.h>

int add_later(const int *base, int n);
void tick(void);
int ticks(void);

static void *many_ticks(void *unused) {
    (void)unused;
    for (int i = 0; i < 100; i++) tick();
    return NULL;
}

int main(void) {
    int base = 40;
    pthread_t other;
    if (add_later(&base, 2) != 42) return 1;
    if (add_later(&base, -1) != -1) return 2; /* panics inside */
    if (pthread_create(&other, NULL, many_ticks, NULL) != 0) return 3;
    many_ticks(NULL);
    if (pthread_join(other, NULL) != 0) return 4;
    return ticks() == 200 ? 0 : 5;
}
