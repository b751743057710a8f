export { createTrustedClock, type ClockOptions, type SavedClock } from './clock';
export { assertLoopback, endpointsOf, isLoopback, signInUrl, type Endpoints } from './endpoints';
export { AwsError, isAws, problemOf, type Meaning } from './errors';
export { createOpenGateway, type GatewayOptions } from './gateway';
export { deviceNameOf, keyHint, parseIdentity, serialNumberFor, type Identity } from './identity';
export type { Service, WrapTransport } from './transport';
export type * from './port';
