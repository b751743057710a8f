import { ProblemError, type Partition } from '../contract';
import type { AwsTarget } from './port';

export type Endpoints = { readonly iam: string; readonly sts: string; readonly region: string };

/** IAM and STS endpoints with their signing region, from the SDK's endpoint rule sets. */
const endpointsByPartition: Readonly<Record<Partition, Endpoints>> = {
  aws: {
    iam: 'https://iam.amazonaws.com',
    sts: 'https://sts.us-east-1.amazonaws.com',
    region: 'us-east-1',
  },
  'aws-cn': {
    iam: 'https://iam.cn-north-1.amazonaws.com.cn',
    sts: 'https://sts.cn-north-1.amazonaws.com.cn',
    region: 'cn-north-1',
  },
  'aws-us-gov': {
    iam: 'https://iam.us-gov.amazonaws.com',
    sts: 'https://sts.us-gov-west-1.amazonaws.com',
    region: 'us-gov-west-1',
  },
  'aws-eusc': {
    iam: 'https://iam.eusc-de-east-1.amazonaws.eu',
    sts: 'https://sts.eusc-de-east-1.amazonaws.eu',
    region: 'eusc-de-east-1',
  },
};

/** Where the requests of a target go, always explicit so that no environment variable can redirect them. */
export function endpointsOf(target: AwsTarget): Endpoints {
  const standard = endpointsByPartition[target.partition];
  if (target.endpoint === null) return standard;
  assertLoopback(target.endpoint.iam);
  assertLoopback(target.endpoint.sts);
  return { ...target.endpoint, region: standard.region };
}

/** True for http(s) addresses of this machine alone: localhost, 127.0.0.0/8 and ::1, without credentials. */
export function isLoopback(address: string): boolean {
  const url = parse(address);
  if (url === null) return false;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  if (url.username !== '' || url.password !== '') return false;
  const host = url.hostname;
  return host === 'localhost' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** `URL.canParse` is younger than the oldest runtime. */
function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** Throws ProblemError `endpoint-not-loopback` for anything else than an address of this machine. */
export function assertLoopback(address: string): void {
  if (isLoopback(address)) return;
  throw new ProblemError('endpoint-not-loopback', {
    params: { endpoint: address.slice(0, 200) },
    field: 'endpoint',
  });
}

/**
 * Console sign-in page of an account. `name` is its alias or its twelve digits.
 * Empty for aws-eusc, whose host is not documented well enough to send somebody there.
 */
export function signInUrl(partition: Partition, name: string): string {
  switch (partition) {
    case 'aws':
      return `https://${name}.signin.aws.amazon.com/console`;
    case 'aws-cn':
      return `https://${name}.signin.amazonaws.cn/console`;
    case 'aws-us-gov':
      return `https://${name}.signin.amazonaws-us-gov.com/console`;
    case 'aws-eusc':
      return '';
  }
}
