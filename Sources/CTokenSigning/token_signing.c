#include "token_signing.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

/* The opaque type is OpenSSL's own key under our name. */
static EVP_PKEY *pair(const aurora_signing_key *key) { return (EVP_PKEY *)key; }

aurora_signing_key *aurora_signing_key_new(void) {
  return (aurora_signing_key *)EVP_RSA_gen(8 * AURORA_RSA_BYTES);
}

void aurora_signing_key_free(aurora_signing_key *key) { EVP_PKEY_free(pair(key)); }

uint32_t aurora_signing_key_public(const aurora_signing_key *key, uint8_t *modulus) {
  BIGNUM *n = NULL, *e = NULL;
  uint32_t exponent = 0;
  if (EVP_PKEY_get_bn_param(pair(key), OSSL_PKEY_PARAM_RSA_N, &n) == 1 &&
      EVP_PKEY_get_bn_param(pair(key), OSSL_PKEY_PARAM_RSA_E, &e) == 1 &&
      BN_bn2binpad(n, modulus, AURORA_RSA_BYTES) == AURORA_RSA_BYTES)
    exponent = (uint32_t)BN_get_word(e);
  BN_free(n);
  BN_free(e);
  return exponent;
}

int aurora_sign_rs256(const aurora_signing_key *key, const uint8_t *message, size_t count,
                      uint8_t *signature) {
  size_t size = AURORA_RSA_BYTES;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  int done = context != NULL &&
             EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, pair(key)) == 1 &&
             EVP_DigestSign(context, signature, &size, message, count) == 1 &&
             size == AURORA_RSA_BYTES;
  EVP_MD_CTX_free(context);
  return done;
}

int aurora_verify_rs256(const aurora_signing_key *key, const uint8_t *message, size_t count,
                        const uint8_t *signature) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  int valid = context != NULL &&
              EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, pair(key)) == 1 &&
              EVP_DigestVerify(context, signature, AURORA_RSA_BYTES, message, count) == 1;
  EVP_MD_CTX_free(context);
  return valid;
}

int aurora_random_bytes(uint8_t *bytes, size_t count) {
  return RAND_bytes(bytes, (int)count) == 1;
}
