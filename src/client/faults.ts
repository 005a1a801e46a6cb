/** What an answer that is an error says. */
export interface ServiceFaultFacts {
  readonly code: string;
  /** The service's own words. */
  readonly message: string;
  readonly status: number;
  /** How often it was tried again, where that was as often as is allowed. */
  readonly retriesExhausted?: number | undefined;
  /** The modelled members beyond code and message. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** The service answered, with an error. */
export class ServiceFault extends Error implements ServiceFaultFacts {
  readonly code: string;
  readonly status: number;
  readonly retriesExhausted: number | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor({ code, message, status, retriesExhausted, details }: ServiceFaultFacts) {
    super(message);
    this.name = 'ServiceFault';
    this.code = code;
    this.status = status;
    this.retriesExhausted = retriesExhausted;
    this.details = details;
  }

  afterRetries(retriesExhausted: number): ServiceFault {
    const { code, message, status, details } = this;
    return new ServiceFault({ code, message, status, retriesExhausted, details });
  }
}

export type ConnectionFaultKind =
  | 'refused'
  | 'connectTimeout'
  | 'readTimeout'
  | 'closed'
  | 'tls'
  | 'proxy'
  | 'unusable';

/** The service did not answer. The message is the one that AWS's program prints. */
export class ConnectionFault extends Error {
  readonly kind: ConnectionFaultKind;

  constructor(kind: ConnectionFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConnectionFault';
    this.kind = kind;
  }
}
