import type { WireError } from './errors';

/** What an action answers: turned into XML with list items as `<member>`. */
export type Xml =
  | string
  | number
  | boolean
  | Date
  | XmlEntries
  | readonly Xml[]
  | { readonly [element: string]: Xml | undefined };
export type Result = { readonly [element: string]: Xml | undefined };

/** A map, written as `<entry><key/><value/></entry>`. */
export class XmlEntries {
  constructor(readonly entries: Readonly<Record<string, number>>) {}
}

export type ServiceName = 'iam' | 'sts';

/** Version parameter of each service's API; it tells which one is meant when both share an address. */
export const versions: Readonly<Record<ServiceName, string>> = { iam: '2010-05-08', sts: '2011-06-15' };

const namespaceOf = (service: ServiceName) => `https://${service}.amazonaws.com/doc/${versions[service]}/`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#xD;',
};
const escape = (text: string) => text.replace(/[&<>"'\r]/g, (character) => entities[character] ?? character);

/** AWS writes whole seconds. */
const date = (value: Date) => `${value.toISOString().slice(0, 19)}Z`;

const element = (name: string, value: Xml): string => `<${name}>${content(value)}</${name}>`;

const isList = (value: Xml): value is readonly Xml[] => Array.isArray(value);

const content = (value: Xml): string => {
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return date(value);
  if (value instanceof XmlEntries) {
    return Object.entries(value.entries)
      .map(([key, amount]) => element('entry', { key, value: amount }))
      .join('');
  }
  if (isList(value)) return value.map((item) => element('member', item)).join('');
  return Object.entries(value)
    .map(([name, child]) => (child === undefined ? '' : element(name, child)))
    .join('');
};

/** The XML of a good answer; an action without a result has none in AWS's answer either. */
export const answerXml = (
  service: ServiceName,
  action: string,
  result: Result | null,
  requestId: string,
): string => {
  const inner = result === null ? '' : element(`${action}Result`, result);
  const metadata = element('ResponseMetadata', { RequestId: requestId });
  return `<${action}Response xmlns="${namespaceOf(service)}">${inner}${metadata}</${action}Response>\n`;
};

export const errorXml = (service: ServiceName, error: WireError, requestId: string): string => {
  const inner = element('Error', {
    Type: error.status >= 500 ? 'Receiver' : 'Sender',
    Code: error.code,
    Message: error.message,
  });
  return `<ErrorResponse xmlns="${namespaceOf(service)}">${inner}${element('RequestId', requestId)}</ErrorResponse>\n`;
};
