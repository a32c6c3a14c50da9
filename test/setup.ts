/**
 * CDK's bundled template validator costs 2 to 3 seconds in every jest worker. It is off here and switched on by the
 * one suite that is about it (test/interop/template-validation.test.ts).
 */
process.env.CDK_VALIDATION ??= 'false';
