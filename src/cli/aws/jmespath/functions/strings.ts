import { asList, asText, type JmespathFunctions } from './function.js';

export const stringFunctions: JmespathFunctions = {
  ends_with: {
    takes: [['string'], ['string']],
    call: (text, end) => asText(text).endsWith(asText(end)),
  },
  join: {
    takes: [['string'], ['array-string']],
    call: (separator, texts) => asList(texts).map(asText).join(asText(separator)),
  },
  starts_with: {
    takes: [['string'], ['string']],
    call: (text, start) => asText(text).startsWith(asText(start)),
  },
};
