/** The options that every command takes, as they were given: nothing here is read from files. */
export interface Globals {
  readonly debug: boolean;
  readonly endpointUrl?: string;
  readonly verifySsl: boolean;
  readonly paginate: boolean;
  readonly output?: OutputFormat;
  readonly query?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly color: ColorMode;
  readonly signRequest: boolean;
  readonly caBundle?: string;
  /** In seconds; 0 waits for ever. */
  readonly readTimeout?: number;
  readonly connectTimeout?: number;
  readonly binaryFormat?: BinaryFormat;
  readonly pager: boolean;
  readonly autoPrompt?: boolean;
  readonly errorFormat?: ErrorFormat;
}

export const outputFormats = ['json', 'text', 'table', 'yaml', 'yaml-stream', 'off'] as const;
export type OutputFormat = (typeof outputFormats)[number];

export const errorFormats = ['legacy', 'json', 'yaml', 'text', 'table', 'enhanced'] as const;
export type ErrorFormat = (typeof errorFormats)[number];

export const colorModes = ['on', 'off', 'auto'] as const;
export type ColorMode = (typeof colorModes)[number];

export const binaryFormats = ['base64', 'raw-in-base64-out'] as const;
type BinaryFormat = (typeof binaryFormats)[number];
