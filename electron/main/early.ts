import { webcrypto } from 'node:crypto';

// The SDK's advice about the version of Node is for whoever puts a runtime together, and it would print it for everyone:
// the release runtime has a Node that it supports, the older one is for development (docs/adr/0001-dependencies.md).
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

// Node 18 has no global crypto, and bundled libraries look for it while they load: this module comes first.
if (globalThis.crypto === undefined) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
