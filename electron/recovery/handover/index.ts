export type { ProfileFile } from './aws-profile';
export type { PaperFacts } from './card';
export type { CsvFacts } from './csv';
export type { HandoverFacts } from './facts';
export { createHandover, type Handover, type HandoverPorts } from './handover';
