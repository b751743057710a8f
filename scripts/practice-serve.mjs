/**
 * Puts a practice account on a loopback address, for the AWS CLI and other programs.
 *
 *   node scripts/practice-serve.mjs [--port N] [--seconds N] [--seed TEXT] [--propagation-ms N]
 *
 * Prints the address and the lines to export, then serves until Ctrl+C or for --seconds.
 * Nothing is saved: each start is a new account, the same one for the same seed.
 */
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { loadPractice } from './lib/practice-sources.mjs';

const wholeNumber = (name, text) => {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  console.error(`--${name} takes a whole number, not "${text}".`);
  process.exit(2);
};

const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '0' },
        seconds: { type: 'string' },
        seed: { type: 'string', default: 'practice' },
        'propagation-ms': { type: 'string', default: '8000' },
      },
    });
    return {
      port: wholeNumber('port', values.port),
      seconds: values.seconds === undefined ? null : wholeNumber('seconds', values.seconds),
      seed: values.seed,
      propagationMs: wholeNumber('propagation-ms', values['propagation-ms']),
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(2);
  }
};

const options = readOptions();
const { createPracticeAccount, servePractice } = await loadPractice(root).catch((error) => {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.error('The dependencies are not there yet. Run "npm ci" first.');
  return process.exit(1);
});
const account = createPracticeAccount({ ...options, now: Date.now });
const server = await servePractice(account, { port: options.port }).catch((error) => {
  console.error(`Port ${options.port} cannot be used: ${error.code ?? error.message}.`);
  return process.exit(1);
});
const credentials = account.rootCredentials();

// The key opens nothing but this account, which is gone when the program ends.
console.log(`Practice account ${account.accountId} on ${server.url}

export AWS_ENDPOINT_URL_IAM=${server.url}
export AWS_ENDPOINT_URL_STS=${server.url}
export AWS_ACCESS_KEY_ID=${credentials.accessKeyId}
export AWS_SECRET_ACCESS_KEY=${credentials.secretAccessKey}
export AWS_REGION=us-east-1
unset AWS_SESSION_TOKEN AWS_PROFILE

Ctrl+C ends it.`);

const stop = () => server.close().then(() => process.exit(0));
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
if (options.seconds !== null) setTimeout(() => void stop(), options.seconds * 1000);
