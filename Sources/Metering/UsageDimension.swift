/// A thing the ledger counts: a meter that a provider bills, or a service call that it does not.
///
/// The raw value is the counter's place in a ledger row. Meters come first, in the order reports
/// list them; `catalogue` says the rest. Adding one is a case here and a row there.
/// Source of meter ids and units: the project's format contract, `docs/FORMATS.md`.
public enum UsageDimension: UInt8, CaseIterable, Sendable, Hashable {
  // Amazon Cognito
  case cognitoMAULite, cognitoMAUEssentials, cognitoMAUPlus, cognitoMAUFederated
  case cognitoMAULegacy, cognitoM2MTokens, cognitoExtraRPS

  // Amazon API Gateway
  case restRequests, httpRequests, webSocketMessages, webSocketMinutes, restCacheHours0p5GB
  case restCacheHours1p6GB, restCacheHours6p1GB, restCacheHours13p5GB, restCacheHours28p4GB
  case restCacheHours58p2GB, restCacheHours118GB, restCacheHours237GB

  // AWS Lambda
  case lambdaRequests, lambdaComputeX86, lambdaComputeArm, lambdaEphemeralStorage
  case lambdaProvisionedX86, lambdaProvisionedArm, lambdaProvisionedDurationX86
  case lambdaProvisionedDurationArm, lambdaStreamed, lambdaSnapStartCached
  case lambdaSnapStartRestored

  // Amazon DynamoDB
  case dynamoWriteRequestUnits, dynamoReadRequestUnits, dynamoWCUHours, dynamoRCUHours
  case dynamoStorage, dynamoIAWriteRequestUnits, dynamoIAReadRequestUnits, dynamoIAWCUHours
  case dynamoIARCUHours, dynamoIAStorage, dynamoPITR, dynamoBackup, dynamoRestore
  case dynamoStreamReads

  // Amazon EventBridge
  case eventBusEvents, schedulerInvocations, ruleTriggers, pipesRequests
  case apiDestinationInvocations, schemaEvents, eventArchived, eventArchiveStorage

  // Amazon SES
  case sesRecipientsALaCarte, sesRecipientsEssentials, sesRecipientsPro
  case sesRecipientsEnterprise, sesAttachments, sesPlanPro, sesPlanEnterprise, sesDedicatedIP

  // Amazon S3
  case s3Storage, s3Puts, s3Gets

  // Amazon CloudFront, by viewer geography in the order of `EdgeGeography`
  case edgeDataOutUS, edgeDataOutEurope, edgeDataOutSouthAfrica, edgeDataOutSouthAmerica
  case edgeDataOutJapan, edgeDataOutAustralia, edgeDataOutAsiaPacific, edgeDataOutIndia
  case edgeHTTPSUS, edgeHTTPSEurope, edgeHTTPSSouthAfrica, edgeHTTPSSouthAmerica
  case edgeHTTPSJapan, edgeHTTPSAustralia, edgeHTTPSAsiaPacific, edgeHTTPSIndia, edgeHTTPUS
  case edgeHTTPEurope, edgeHTTPSouthAfrica, edgeHTTPSouthAmerica, edgeHTTPJapan
  case edgeHTTPAustralia, edgeHTTPAsiaPacific, edgeHTTPIndia, edgeOriginUS, edgeOriginEurope
  case edgeOriginSouthAfrica, edgeOriginSouthAmerica, edgeOriginJapan, edgeOriginAustralia
  case edgeOriginAsiaPacific, edgeOriginIndia, edgeFunctionInvocations, edgeInvalidationPaths
  case edgePlanFree, edgePlanPro, edgePlanBusiness, edgePlanPremium, edgePlanRequests
  case edgePlanData

  // AWS Amplify Hosting
  case amplifyBuildMinutes, amplifyBuildMinutesLarge, amplifyBuildMinutesXLarge, amplifyStorage
  case amplifyServed, amplifySSRRequests, amplifySSRCompute

  // Amazon CloudWatch
  case logsCustom, logsVended, logsCustomIA, logsVendedIA, logsStored, logsInsights
  case customMetrics, alarmsStandard, alarmsHighResolution, alarmsComposite, dashboards
  case metricReads, cloudWatchRequests

  // AWS Data Transfer
  case internetOut

  // Supporting services
  case hostedZones, dnsQueries, kmsKeys, kmsRequests, secrets, secretRequests, wafWebACLs
  case wafRules, wafRequests, xraySpans

  // Service calls that are counted and never billed by themselves
  case callSignUp, callConfirmSignUp, callInitiateAuth, callRespondToAuthChallenge
  case callRevokeToken, callForgotPassword, callConfirmForgotPassword, callDeleteUser,
    callUserPoolEmail
  case callHostedPage, callToken, callGetUser, callUpdateUserAttributes, callVerifyUserAttribute
  case callAdminCreateUser, callAdminGetUser, callAdminDisableUser, callAdminEnableUser
  case callAdminAddUserToGroup, callAdminListGroups, callListUsers
  case callLambdaColdStart, callGetItem, callQuery, callPutItem, callUpdateItem
  case callDeleteItem, callTransactWriteItems, callBatchWriteItem, callCreateSchedule,
    callUpdateSchedule,
    callDeleteSchedule
  case callPutRule, callDeleteRule
  case callSendEmail, callEmailRefused, callGatewayRefused, callPageLoad, callLogEvents
  case callEmailBounced, callEmailComplaint, callEmailSuppressed, callEmailLate, callEmailLateMinute
  case callLambdaFailed, callLambdaRetried, callLambdaDropped, callPutEvents
}
