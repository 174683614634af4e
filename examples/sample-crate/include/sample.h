/* tinykv: the C side. */
#ifndef TINYKV_SAMPLE_H
#define TINYKV_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- types ---------------------------------------------------------- */

typedef enum tinykv_open_mode {
    TINYKV_READ = 0,
    TINYKV_WRITE = 1,
    TINYKV_APPEND = 2,
} tinykv_open_mode;

typedef struct tinykv_store tinykv_store;
typedef struct tinykv_shared tinykv_shared;

typedef struct kvlog_entry {
    const char *key;
    const void *value;
    size_t value_len;
    uint32_t flags;
} kvlog_entry;

typedef struct kvlog_stats {
    uint8_t dirty;
    uint64_t entries;
    uint64_t bytes;
    uint32_t compactions;
} kvlog_stats_t;

typedef struct kvlog kvlog;
typedef int (*kvlog_watch_fn)(const char *key, void *user_data);

/* ---- the log library ------------------------------------------------- */

kvlog *kvlog_open(const char *path, tinykv_open_mode mode);
int kvlog_close(kvlog *log);
int kvlog_next(kvlog *log, kvlog_entry *out);
int kvlog_seek(kvlog *log, long offset);
int kvlog_append(kvlog *log, const char *key, const void *data, size_t len);
int kvlog_flush(kvlog *log);
int kvlog_version(void);
int kvlog_stats(const kvlog *log, kvlog_stats_t *out);
const char *kvlog_error_text(int code);
void kvlog_messagef(int level, const char *format, ...);
int kvlog_watch(kvlog_watch_fn watch, void *user_data);
int kvlog_unwatch(kvlog_watch_fn watch);
int kvlog_each(kvlog_watch_fn visit, void *user_data);

/* ---- this crate ------------------------------------------------------ */

tinykv_store *tinykv_new(tinykv_open_mode mode);
void tinykv_free(tinykv_store *store);
int tinykv_set(tinykv_store *store, const char *key, const uint8_t *value, size_t len);
uint8_t *tinykv_get(const tinykv_store *store, const char *key, size_t *out_len);
void tinykv_bytes_free(uint8_t *data);
char *tinykv_key_at(const tinykv_store *store, size_t index);
const char *tinykv_last_error(void);
const char *tinykv_build_name(void);
uint32_t tinykv_version(void);
size_t tinykv_count(const tinykv_store *store, kvlog_stats_t *out);
size_t tinykv_len(const tinykv_store *store);
bool tinykv_is_empty(const tinykv_store *store, bool strict);
uint64_t tinykv_average(uint64_t bytes, uint64_t entries);
int tinykv_remove(tinykv_store *store, const char *key);

tinykv_shared *tinykv_shared_new(void);
int tinykv_flush(tinykv_shared *store, uint32_t timeout_ms);
int tinykv_set_and_wait(tinykv_shared *store, const char *key, const uint8_t *value, size_t len);
int tinykv_flush_now(tinykv_shared *store);

#ifdef __cplusplus
}
#endif

#endif
