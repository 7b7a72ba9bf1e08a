/** A cloud that nobody can reach, for a handler that is loaded after this: whatever it tries fails at once. */
Object.assign(process.env, {
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'nobody',
  AWS_SECRET_ACCESS_KEY: 'nobody',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_MAX_ATTEMPTS: '1',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  UNIT_MAP: 'daklak-2020',
  REGISTER_TABLE: 'register',
  ID_KEY_SECRET_ARN: 'arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:id-key',
  EXCHANGE_KEY_SECRET_ARN: 'arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:exchange-key',
  UPLOADS_BUCKET: 'uploads',
})
