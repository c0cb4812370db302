#ifndef AURORA_PREFETCH_H
#define AURORA_PREFETCH_H

/* Begins to fetch the cache line of an address that is written to soon; changes no result. */
static inline void aurora_prefetch(const void *_Nonnull address) {
  __builtin_prefetch(address, 1);
}

#endif
