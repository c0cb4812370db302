#ifndef AURORA_TOKEN_SIGNING_H
#define AURORA_TOKEN_SIGNING_H

#include <stddef.h>
#include <stdint.h>

/* Our own view of libcrypto's RSA signatures; no OpenSSL header reaches Swift. */

/* An RSA key pair of 2,048 bits. */
typedef struct aurora_signing_key aurora_signing_key;

enum { AURORA_RSA_BYTES = 256 };

/* Makes a new key pair; NULL when libcrypto cannot. Free it with aurora_signing_key_free. */
aurora_signing_key *_Nullable aurora_signing_key_new(void);
void aurora_signing_key_free(aurora_signing_key *_Nonnull key);

/* Writes the modulus, AURORA_RSA_BYTES big-endian bytes; returns the public exponent, 0 on failure. */
uint32_t aurora_signing_key_public(const aurora_signing_key *_Nonnull key,
                                   uint8_t *_Nonnull modulus);

/* Signs by RS256 (RSASSA-PKCS1-v1_5 with SHA-256) into AURORA_RSA_BYTES bytes; 1 on success. */
int aurora_sign_rs256(const aurora_signing_key *_Nonnull key, const uint8_t *_Nullable message,
                      size_t count, uint8_t *_Nonnull signature);

/* 1 where the signature is the key's of the message, 0 where it is not. */
int aurora_verify_rs256(const aurora_signing_key *_Nonnull key, const uint8_t *_Nullable message,
                        size_t count, const uint8_t *_Nonnull signature);

/* Fills so many bytes from the system's random source; 1 on success. */
int aurora_random_bytes(uint8_t *_Nonnull bytes, size_t count);

#endif
