/// What a dimension is called, in which unit it is billed, and in which whole numbers it is counted.
public struct DimensionSpec: Sendable {
  public let dimension: UsageDimension
  /// `service.dimension[.variant]`, the name in every file.
  public let id: String
  public let unit: UsageUnit
  public let base: BaseUnit
  /// The provider's wording of a bill line, without the service.
  public let label: String

  init(
    _ dimension: UsageDimension, _ id: String, _ unit: UsageUnit, _ base: BaseUnit, _ label: String
  ) {
    self.dimension = dimension
    self.id = id
    self.unit = unit
    self.base = base
    self.label = label
  }
}

extension UsageDimension {
  /// One row a dimension, in the order of the cases.
  public static let catalogue: [DimensionSpec] = meterRows + callRows

  private static let meterRows: [DimensionSpec] = [
    .init(.cognitoMAULite, "cognito.mau.lite", .mau, .whole, "Monthly active users, Lite"),
    .init(
      .cognitoMAUEssentials, "cognito.mau.essentials", .mau, .whole,
      "Monthly active users, Essentials"),
    .init(.cognitoMAUPlus, "cognito.mau.plus", .mau, .whole, "Monthly active users, Plus"),
    .init(
      .cognitoMAUFederated, "cognito.mau.federated", .mau, .whole,
      "Monthly active users, SAML or OIDC federation"),
    .init(
      .cognitoMAULegacy, "cognito.mau.legacy", .mau, .whole,
      "Monthly active users, plans before 2024-11"),
    .init(
      .cognitoM2MTokens, "cognito.m2m-tokens", .request, .whole,
      "Machine-to-machine token requests"),
    .init(
      .cognitoExtraRPS, "cognito.extra-rps", .rpsMonth, .monthMilliseconds,
      "Extra request rate"),
    .init(.restRequests, "apigateway.rest-requests", .request, .whole, "REST API calls"),
    .init(
      .httpRequests, "apigateway.http-requests", .request, .whole,
      "HTTP API calls, in 512 KB increments"),
    .init(
      .webSocketMessages, "apigateway.websocket-messages", .message, .whole,
      "WebSocket messages"),
    .init(
      .webSocketMinutes, "apigateway.websocket-minutes", .minute, .minuteMilliseconds,
      "WebSocket connection minutes"),
    .init(
      .restCacheHours0p5GB, "apigateway.cache-hours.0.5gb", .hour, .hourMilliseconds,
      "REST cache hours, 0.5 GB"),
    .init(
      .restCacheHours1p6GB, "apigateway.cache-hours.1.6gb", .hour, .hourMilliseconds,
      "REST cache hours, 1.6 GB"),
    .init(
      .restCacheHours6p1GB, "apigateway.cache-hours.6.1gb", .hour, .hourMilliseconds,
      "REST cache hours, 6.1 GB"),
    .init(
      .restCacheHours13p5GB, "apigateway.cache-hours.13.5gb", .hour, .hourMilliseconds,
      "REST cache hours, 13.5 GB"),
    .init(
      .restCacheHours28p4GB, "apigateway.cache-hours.28.4gb", .hour, .hourMilliseconds,
      "REST cache hours, 28.4 GB"),
    .init(
      .restCacheHours58p2GB, "apigateway.cache-hours.58.2gb", .hour, .hourMilliseconds,
      "REST cache hours, 58.2 GB"),
    .init(
      .restCacheHours118GB, "apigateway.cache-hours.118gb", .hour, .hourMilliseconds,
      "REST cache hours, 118 GB"),
    .init(
      .restCacheHours237GB, "apigateway.cache-hours.237gb", .hour, .hourMilliseconds,
      "REST cache hours, 237 GB"),
    .init(.lambdaRequests, "lambda.requests", .request, .whole, "Requests"),
    .init(
      .lambdaComputeX86, "lambda.gb-seconds.x86_64", .gbSecond, .megabyteMilliseconds,
      "Compute, x86"),
    .init(
      .lambdaComputeArm, "lambda.gb-seconds.arm64", .gbSecond, .megabyteMilliseconds,
      "Compute, Arm"),
    .init(
      .lambdaEphemeralStorage, "lambda.ephemeral-gb-seconds", .gbSecond, .megabyteMilliseconds,
      "Ephemeral storage above 512 MB"),
    .init(
      .lambdaProvisionedX86, "lambda.provisioned-gb-seconds.x86_64", .gbSecond,
      .megabyteMilliseconds,
      "Provisioned concurrency, x86"),
    .init(
      .lambdaProvisionedArm, "lambda.provisioned-gb-seconds.arm64", .gbSecond,
      .megabyteMilliseconds,
      "Provisioned concurrency, Arm"),
    .init(
      .lambdaProvisionedDurationX86, "lambda.provisioned-duration-gb-seconds.x86_64", .gbSecond,
      .megabyteMilliseconds,
      "Duration on provisioned concurrency, x86"),
    .init(
      .lambdaProvisionedDurationArm, "lambda.provisioned-duration-gb-seconds.arm64", .gbSecond,
      .megabyteMilliseconds,
      "Duration on provisioned concurrency, Arm"),
    .init(.lambdaStreamed, "lambda.streamed-gb", .gb, .bytes, "Response bytes streamed above 6 MB"),
    .init(
      .lambdaSnapStartCached, "lambda.snapstart-cached-gb-seconds", .gbSecond,
      .megabyteMilliseconds,
      "SnapStart cache"),
    .init(
      .lambdaSnapStartRestored, "lambda.snapstart-restored-gb", .gb, .bytes,
      "SnapStart restores"),
    .init(
      .dynamoWriteRequestUnits, "dynamodb.write-request-units", .requestUnit, .whole,
      "Write request units"),
    .init(
      .dynamoReadRequestUnits, "dynamodb.read-request-units", .requestUnit, .halves,
      "Read request units"),
    .init(
      .dynamoWCUHours, "dynamodb.wcu-hours", .unitHour, .hourMilliseconds,
      "Provisioned write capacity unit-hours"),
    .init(
      .dynamoRCUHours, "dynamodb.rcu-hours", .unitHour, .hourMilliseconds,
      "Provisioned read capacity unit-hours"),
    .init(.dynamoStorage, "dynamodb.storage-gb-months", .gbMonth, .byteMilliseconds, "Storage"),
    .init(
      .dynamoIAWriteRequestUnits, "dynamodb.ia-write-request-units", .requestUnit, .whole,
      "Write request units, Standard-IA"),
    .init(
      .dynamoIAReadRequestUnits, "dynamodb.ia-read-request-units", .requestUnit, .halves,
      "Read request units, Standard-IA"),
    .init(
      .dynamoIAWCUHours, "dynamodb.ia-wcu-hours", .unitHour, .hourMilliseconds,
      "Provisioned write capacity unit-hours, Standard-IA"),
    .init(
      .dynamoIARCUHours, "dynamodb.ia-rcu-hours", .unitHour, .hourMilliseconds,
      "Provisioned read capacity unit-hours, Standard-IA"),
    .init(
      .dynamoIAStorage, "dynamodb.ia-storage-gb-months", .gbMonth, .byteMilliseconds,
      "Storage, Standard-IA"),
    .init(
      .dynamoPITR, "dynamodb.pitr-gb-months", .gbMonth, .byteMilliseconds,
      "Point-in-time recovery"),
    .init(
      .dynamoBackup, "dynamodb.backup-gb-months", .gbMonth, .byteMilliseconds,
      "On-demand backups"),
    .init(.dynamoRestore, "dynamodb.restore-gb", .gb, .bytes, "Restores"),
    .init(.dynamoStreamReads, "dynamodb.stream-reads", .request, .whole, "Stream reads"),
    .init(
      .eventBusEvents, "eventbridge.custom-events", .event, .whole,
      "Custom events, in 64 KB chunks"),
    .init(
      .schedulerInvocations, "eventbridge.scheduler-invocations", .invocation, .whole,
      "Scheduler invocations"),
    .init(
      .ruleTriggers, "eventbridge.rule-triggers", .invocation, .whole,
      "Scheduled rule invocations"),
    .init(
      .pipesRequests, "eventbridge.pipes-requests", .chunk, .whole,
      "Pipes requests, in 64 KB chunks"),
    .init(
      .apiDestinationInvocations, "eventbridge.api-destination-invocations", .chunk, .whole,
      "API destination invocations, in 64 KB chunks"),
    .init(
      .schemaEvents, "eventbridge.schema-events", .chunk, .whole,
      "Schema discovery events, in 8 KB chunks"),
    .init(.eventArchived, "eventbridge.archive-gb", .gb, .bytes, "Archive processing"),
    .init(
      .eventArchiveStorage, "eventbridge.archive-gb-months", .gbMonth, .byteMilliseconds,
      "Archive storage"),
    .init(
      .sesRecipientsALaCarte, "ses.recipients.a-la-carte", .recipient, .whole,
      "Recipients, à la carte"),
    .init(
      .sesRecipientsEssentials, "ses.recipients.essentials", .recipient, .whole,
      "Recipients, Essentials"),
    .init(.sesRecipientsPro, "ses.recipients.pro", .recipient, .whole, "Recipients, Pro"),
    .init(
      .sesRecipientsEnterprise, "ses.recipients.enterprise", .recipient, .whole,
      "Recipients, Enterprise"),
    .init(.sesAttachments, "ses.attachment-gb", .gb, .bytes, "Attachment data"),
    .init(.sesPlanPro, "ses.plan-months.pro", .month, .monthMilliseconds, "Pro plan"),
    .init(
      .sesPlanEnterprise, "ses.plan-months.enterprise", .month, .monthMilliseconds,
      "Enterprise plan"),
    .init(
      .sesDedicatedIP, "ses.dedicated-ip-months", .month, .monthMilliseconds,
      "Dedicated IP addresses"),
    .init(.s3Storage, "s3.storage-gb-months", .gbMonth, .byteMilliseconds, "Storage, Standard"),
    .init(.s3Puts, "s3.put-requests", .request, .whole, "PUT, COPY, POST and LIST requests"),
    .init(.s3Gets, "s3.get-requests", .request, .whole, "GET and all other requests"),
    .init(
      .edgeDataOutUS, "cloudfront.data-out-gb.us", .gb, .bytes,
      "Data transfer out, United States"),
    .init(
      .edgeDataOutEurope, "cloudfront.data-out-gb.europe", .gb, .bytes,
      "Data transfer out, Europe"),
    .init(
      .edgeDataOutSouthAfrica, "cloudfront.data-out-gb.south-africa", .gb, .bytes,
      "Data transfer out, South Africa and Middle East"),
    .init(
      .edgeDataOutSouthAmerica, "cloudfront.data-out-gb.south-america", .gb, .bytes,
      "Data transfer out, South America"),
    .init(
      .edgeDataOutJapan, "cloudfront.data-out-gb.japan", .gb, .bytes,
      "Data transfer out, Japan"),
    .init(
      .edgeDataOutAustralia, "cloudfront.data-out-gb.australia", .gb, .bytes,
      "Data transfer out, Australia"),
    .init(
      .edgeDataOutAsiaPacific, "cloudfront.data-out-gb.asia-pacific", .gb, .bytes,
      "Data transfer out, Asia Pacific"),
    .init(
      .edgeDataOutIndia, "cloudfront.data-out-gb.india", .gb, .bytes,
      "Data transfer out, India"),
    .init(
      .edgeHTTPSUS, "cloudfront.https-requests.us", .request, .whole,
      "HTTPS requests, United States"),
    .init(
      .edgeHTTPSEurope, "cloudfront.https-requests.europe", .request, .whole,
      "HTTPS requests, Europe"),
    .init(
      .edgeHTTPSSouthAfrica, "cloudfront.https-requests.south-africa", .request, .whole,
      "HTTPS requests, South Africa and Middle East"),
    .init(
      .edgeHTTPSSouthAmerica, "cloudfront.https-requests.south-america", .request, .whole,
      "HTTPS requests, South America"),
    .init(
      .edgeHTTPSJapan, "cloudfront.https-requests.japan", .request, .whole,
      "HTTPS requests, Japan"),
    .init(
      .edgeHTTPSAustralia, "cloudfront.https-requests.australia", .request, .whole,
      "HTTPS requests, Australia"),
    .init(
      .edgeHTTPSAsiaPacific, "cloudfront.https-requests.asia-pacific", .request, .whole,
      "HTTPS requests, Asia Pacific"),
    .init(
      .edgeHTTPSIndia, "cloudfront.https-requests.india", .request, .whole,
      "HTTPS requests, India"),
    .init(
      .edgeHTTPUS, "cloudfront.http-requests.us", .request, .whole,
      "HTTP requests, United States"),
    .init(
      .edgeHTTPEurope, "cloudfront.http-requests.europe", .request, .whole,
      "HTTP requests, Europe"),
    .init(
      .edgeHTTPSouthAfrica, "cloudfront.http-requests.south-africa", .request, .whole,
      "HTTP requests, South Africa and Middle East"),
    .init(
      .edgeHTTPSouthAmerica, "cloudfront.http-requests.south-america", .request, .whole,
      "HTTP requests, South America"),
    .init(
      .edgeHTTPJapan, "cloudfront.http-requests.japan", .request, .whole,
      "HTTP requests, Japan"),
    .init(
      .edgeHTTPAustralia, "cloudfront.http-requests.australia", .request, .whole,
      "HTTP requests, Australia"),
    .init(
      .edgeHTTPAsiaPacific, "cloudfront.http-requests.asia-pacific", .request, .whole,
      "HTTP requests, Asia Pacific"),
    .init(
      .edgeHTTPIndia, "cloudfront.http-requests.india", .request, .whole,
      "HTTP requests, India"),
    .init(
      .edgeOriginUS, "cloudfront.origin-gb.us", .gb, .bytes,
      "Data transfer to origin, United States"),
    .init(
      .edgeOriginEurope, "cloudfront.origin-gb.europe", .gb, .bytes,
      "Data transfer to origin, Europe"),
    .init(
      .edgeOriginSouthAfrica, "cloudfront.origin-gb.south-africa", .gb, .bytes,
      "Data transfer to origin, South Africa and Middle East"),
    .init(
      .edgeOriginSouthAmerica, "cloudfront.origin-gb.south-america", .gb, .bytes,
      "Data transfer to origin, South America"),
    .init(
      .edgeOriginJapan, "cloudfront.origin-gb.japan", .gb, .bytes,
      "Data transfer to origin, Japan"),
    .init(
      .edgeOriginAustralia, "cloudfront.origin-gb.australia", .gb, .bytes,
      "Data transfer to origin, Australia"),
    .init(
      .edgeOriginAsiaPacific, "cloudfront.origin-gb.asia-pacific", .gb, .bytes,
      "Data transfer to origin, Asia Pacific"),
    .init(
      .edgeOriginIndia, "cloudfront.origin-gb.india", .gb, .bytes,
      "Data transfer to origin, India"),
    .init(
      .edgeFunctionInvocations, "cloudfront.function-invocations", .invocation, .whole,
      "Function invocations"),
    .init(
      .edgeInvalidationPaths, "cloudfront.invalidation-paths", .path, .whole,
      "Invalidation paths"),
    .init(
      .edgePlanFree, "cloudfront.plan-months.free", .distributionMonth, .monthMilliseconds,
      "Flat-rate plan, Free"),
    .init(
      .edgePlanPro, "cloudfront.plan-months.pro", .distributionMonth, .monthMilliseconds,
      "Flat-rate plan, Pro"),
    .init(
      .edgePlanBusiness, "cloudfront.plan-months.business", .distributionMonth, .monthMilliseconds,
      "Flat-rate plan, Business"),
    .init(
      .edgePlanPremium, "cloudfront.plan-months.premium", .distributionMonth, .monthMilliseconds,
      "Flat-rate plan, Premium"),
    .init(
      .edgePlanRequests, "cloudfront.plan-requests", .request, .whole,
      "Requests on a flat-rate plan"),
    .init(
      .edgePlanData, "cloudfront.plan-data-out-gb", .gb, .bytes,
      "Data transfer out on a flat-rate plan"),
    .init(
      .amplifyBuildMinutes, "amplify.build-minutes", .minute, .minuteMilliseconds,
      "Build minutes"),
    .init(
      .amplifyBuildMinutesLarge, "amplify.build-minutes.large", .minute, .minuteMilliseconds,
      "Build minutes, Large"),
    .init(
      .amplifyBuildMinutesXLarge, "amplify.build-minutes.xlarge", .minute, .minuteMilliseconds,
      "Build minutes, XLarge"),
    .init(.amplifyStorage, "amplify.storage-gb-months", .gbMonth, .byteMilliseconds, "Storage"),
    .init(.amplifyServed, "amplify.served-gb", .gb, .bytes, "Data served"),
    .init(
      .amplifySSRRequests, "amplify.ssr-requests", .request, .whole,
      "Server-side rendering requests"),
    .init(
      .amplifySSRCompute, "amplify.ssr-gb-seconds", .gbSecond, .megabyteMilliseconds,
      "Server-side rendering compute"),
    .init(.logsCustom, "cloudwatch.logs-ingested-gb.custom", .gb, .bytes, "Logs ingested, custom"),
    .init(
      .logsVended, "cloudwatch.logs-ingested-gb.vended", .gb, .bytes,
      "Logs ingested, vended (Lambda)"),
    .init(
      .logsCustomIA, "cloudwatch.logs-ingested-gb.custom-ia", .gb, .bytes,
      "Logs ingested, custom, Infrequent Access"),
    .init(
      .logsVendedIA, "cloudwatch.logs-ingested-gb.vended-ia", .gb, .bytes,
      "Logs ingested, vended, Infrequent Access"),
    .init(
      .logsStored, "cloudwatch.logs-stored-gb-months", .gbMonth, .byteMilliseconds,
      "Logs stored, compressed"),
    .init(.logsInsights, "cloudwatch.insights-gb", .gb, .bytes, "Logs Insights, data scanned"),
    .init(.customMetrics, "cloudwatch.metrics", .metricMonth, .monthMilliseconds, "Custom metrics"),
    .init(
      .alarmsStandard, "cloudwatch.alarms.standard", .alarmMetricMonth, .monthMilliseconds,
      "Alarms, standard resolution"),
    .init(
      .alarmsHighResolution, "cloudwatch.alarms.high-resolution", .alarmMetricMonth,
      .monthMilliseconds,
      "Alarms, high resolution"),
    .init(
      .alarmsComposite, "cloudwatch.alarms.composite", .alarmMonth, .monthMilliseconds,
      "Alarms, composite"),
    .init(.dashboards, "cloudwatch.dashboards", .dashboardMonth, .monthMilliseconds, "Dashboards"),
    .init(
      .metricReads, "cloudwatch.metric-reads", .metric, .whole,
      "Metrics requested by GetMetricData"),
    .init(.cloudWatchRequests, "cloudwatch.api-requests", .request, .whole, "API requests"),
    .init(
      .internetOut, "transfer.internet-out-gb", .gb, .bytes,
      "Data transfer out to the internet"),
    .init(.hostedZones, "route53.hosted-zones", .zoneMonth, .monthMilliseconds, "Hosted zones"),
    .init(.dnsQueries, "route53.queries", .query, .whole, "DNS queries"),
    .init(.kmsKeys, "kms.keys", .keyMonth, .monthMilliseconds, "Customer managed keys"),
    .init(.kmsRequests, "kms.requests", .request, .whole, "Requests"),
    .init(.secrets, "secretsmanager.secrets", .secretMonth, .monthMilliseconds, "Secrets"),
    .init(.secretRequests, "secretsmanager.requests", .request, .whole, "API calls"),
    .init(.wafWebACLs, "waf.web-acls", .webACLMonth, .monthMilliseconds, "Web ACLs"),
    .init(.wafRules, "waf.rules", .ruleMonth, .monthMilliseconds, "Rules"),
    .init(.wafRequests, "waf.requests", .request, .whole, "Requests"),
    .init(.xraySpans, "xray.spans", .span, .whole, "Spans"),
  ]

  private static let callRows: [DimensionSpec] = [
    .init(.callSignUp, "cognito.calls.sign-up", .call, .whole, "SignUp calls"),
    .init(
      .callConfirmSignUp, "cognito.calls.confirm-sign-up", .call, .whole, "ConfirmSignUp calls"),
    .init(.callInitiateAuth, "cognito.calls.initiate-auth", .call, .whole, "InitiateAuth calls"),
    .init(
      .callRespondToAuthChallenge, "cognito.calls.respond-to-auth-challenge", .call, .whole,
      "RespondToAuthChallenge calls"),
    .init(.callRevokeToken, "cognito.calls.revoke-token", .call, .whole, "RevokeToken calls"),
    .init(
      .callForgotPassword, "cognito.calls.forgot-password", .call, .whole, "ForgotPassword calls"),
    .init(
      .callConfirmForgotPassword, "cognito.calls.confirm-forgot-password", .call, .whole,
      "ConfirmForgotPassword calls"),
    .init(.callDeleteUser, "cognito.calls.delete-user", .call, .whole, "AdminDeleteUser calls"),
    .init(
      .callUserPoolEmail, "cognito.calls.email", .call, .whole, "E-mails of the pool's own sender"),
    .init(
      .callHostedPage, "cognito.calls.hosted-page", .call, .whole,
      "Requests of the hosted sign-in pages"),
    .init(.callToken, "cognito.calls.token", .call, .whole, "Token endpoint calls"),
    .init(.callGetUser, "cognito.calls.get-user", .call, .whole, "GetUser calls"),
    .init(
      .callUpdateUserAttributes, "cognito.calls.update-user-attributes", .call, .whole,
      "UpdateUserAttributes calls"),
    .init(
      .callVerifyUserAttribute, "cognito.calls.verify-user-attribute", .call, .whole,
      "VerifyUserAttribute calls"),
    .init(
      .callAdminCreateUser, "cognito.calls.admin-create-user", .call, .whole,
      "AdminCreateUser calls"),
    .init(.callAdminGetUser, "cognito.calls.admin-get-user", .call, .whole, "AdminGetUser calls"),
    .init(
      .callAdminDisableUser, "cognito.calls.admin-disable-user", .call, .whole,
      "AdminDisableUser calls"),
    .init(
      .callAdminEnableUser, "cognito.calls.admin-enable-user", .call, .whole,
      "AdminEnableUser calls"),
    .init(
      .callAdminAddUserToGroup, "cognito.calls.admin-add-user-to-group", .call, .whole,
      "AdminAddUserToGroup calls"),
    .init(
      .callAdminListGroups, "cognito.calls.admin-list-groups", .call, .whole,
      "AdminListGroupsForUser calls"),
    .init(.callListUsers, "cognito.calls.list-users", .call, .whole, "ListUsers calls"),
    .init(.callLambdaColdStart, "lambda.calls.cold-start", .call, .whole, "Cold starts"),
    .init(.callGetItem, "dynamodb.calls.get-item", .call, .whole, "GetItem calls"),
    .init(.callQuery, "dynamodb.calls.query", .call, .whole, "Query calls"),
    .init(.callPutItem, "dynamodb.calls.put-item", .call, .whole, "PutItem calls"),
    .init(.callUpdateItem, "dynamodb.calls.update-item", .call, .whole, "UpdateItem calls"),
    .init(.callDeleteItem, "dynamodb.calls.delete-item", .call, .whole, "DeleteItem calls"),
    .init(
      .callTransactWriteItems, "dynamodb.calls.transact-write-items", .call, .whole,
      "TransactWriteItems calls"),
    .init(
      .callBatchWriteItem, "dynamodb.calls.batch-write-item", .call, .whole,
      "BatchWriteItem calls"),
    .init(
      .callCreateSchedule, "eventbridge.calls.create-schedule", .call, .whole,
      "CreateSchedule calls"),
    .init(
      .callUpdateSchedule, "eventbridge.calls.update-schedule", .call, .whole,
      "UpdateSchedule calls"),
    .init(
      .callDeleteSchedule, "eventbridge.calls.delete-schedule", .call, .whole,
      "DeleteSchedule calls"),
    .init(.callPutRule, "eventbridge.calls.put-rule", .call, .whole, "PutRule calls"),
    .init(.callDeleteRule, "eventbridge.calls.delete-rule", .call, .whole, "DeleteRule calls"),
    .init(.callSendEmail, "ses.calls.send-email", .call, .whole, "SendEmail calls"),
    .init(.callEmailRefused, "ses.calls.refused", .call, .whole, "E-mails refused, not billed"),
    .init(
      .callGatewayRefused, "apigateway.calls.refused", .call, .whole, "Refused calls, not billed"),
    .init(.callPageLoad, "amplify.calls.page-load", .call, .whole, "Page loads"),
    .init(.callLogEvents, "cloudwatch.calls.log-events", .call, .whole, "Log events"),
    .init(.callEmailBounced, "ses.calls.bounced", .call, .whole, "E-mails that bounced"),
    .init(.callEmailComplaint, "ses.calls.complaint", .call, .whole, "E-mails complained about"),
    .init(
      .callEmailSuppressed, "ses.calls.suppressed", .call, .whole,
      "E-mails to suppressed addresses, not sent"),
    .init(
      .callEmailLate, "ses.calls.late", .call, .whole,
      "E-mails that the send rate held up for a second or more"),
    .init(
      .callEmailLateMinute, "ses.calls.late-minute", .call, .whole,
      "E-mails that the send rate held up for a minute or more"),
    .init(.callLambdaFailed, "lambda.calls.failed", .call, .whole, "Invocations that failed"),
    .init(
      .callLambdaRetried, "lambda.calls.retried", .call, .whole, "Retries of asynchronous calls"),
    .init(
      .callLambdaDropped, "lambda.calls.dropped", .call, .whole,
      "Asynchronous calls given up after their retries"),
    .init(.callPutEvents, "eventbridge.calls.put-events", .call, .whole, "PutEvents calls"),
  ]
}
