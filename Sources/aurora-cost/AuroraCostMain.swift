import AuroraCost

@main
enum AuroraCostMain {
  static func main() async {
    await runAuroraCost()
  }
}
