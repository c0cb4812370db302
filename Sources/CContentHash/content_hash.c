#include "content_hash.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>

aurora_sha256_digest aurora_sha256(const uint8_t *bytes, size_t count) {
  unsigned char raw[32];
  unsigned int size = 0;
  if (EVP_Digest(bytes, count, raw, &size, EVP_sha256(), NULL) != 1 || size != sizeof raw) {
    fputs("aurora-cost: libcrypto cannot compute SHA-256\n", stderr);
    abort();
  }
  aurora_sha256_digest digest;
  for (int i = 0; i < 8; i++)
    digest.words[i] = (uint32_t)raw[4 * i] << 24 | (uint32_t)raw[4 * i + 1] << 16 |
                      (uint32_t)raw[4 * i + 2] << 8 | (uint32_t)raw[4 * i + 3];
  return digest;
}
