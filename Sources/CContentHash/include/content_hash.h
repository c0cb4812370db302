#ifndef AURORA_CONTENT_HASH_H
#define AURORA_CONTENT_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Our own view of libcrypto's SHA-256; no OpenSSL header reaches Swift. */

/* The 32 bytes of a digest, as eight big-endian words. */
typedef struct {
  uint32_t words[8];
} aurora_sha256_digest;

/* Hashes `count` bytes; aborts when libcrypto cannot (out of memory, or SHA-256 barred by policy). */
aurora_sha256_digest aurora_sha256(const uint8_t *_Nullable bytes, size_t count);

#endif
