/// What the simulated backend leaves out and a real bill may hold; every report says so.
let notIncluded = [
  "Tax, and support plans",
  "Credits, private discounts and commitments that the scenario does not list",
  "SMS messages for sign-in, billed by AWS End User Messaging",
  "Domain names, DNS zones and queries, and certificates",
  "Web application firewall, tracing, key management and secrets",
  "Virtual private cloud, NAT gateways and traffic between zones",
  "Backups on demand, exports and restores",
  "Requests of attackers, crawlers and failed deployments",
  "Engineering time, and environments other than production",
]
