import AuroraCost
import Testing

/// Expected digests: FIPS 180-4 example for `abc`, and the published hash of nothing.
struct ContentHashTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `a digest is 64 hexadecimal digits`(text: String, expected: String) {
    #expect(ContentHash.sha256(text).hex == expected)
    #expect(ContentHash.sha256(Array(text.utf8)).hex == expected)
  }

  @Test func `a policy spells the digest in base64`() {
    #expect(ContentHash.sha256("").base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    #expect(ContentHash.sha256("abc").base64 == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }
}
