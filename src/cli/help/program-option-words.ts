import type { OperationOption } from '../aws/grammar/operation-options.js';

/** What an option of an operation does that is not the API's but the program's. */
export function programOptionWords(
  option: Exclude<OperationOption, { readonly kind: 'member' }>,
): string {
  switch (option.kind) {
    case 'cliInput':
      return cliInputWords;
    case 'skeleton':
      return skeletonWords;
    case 'paging':
      return pagingWords[option.parameter];
  }
}

const cliInputWords =
  'Reads the request from JSON or YAML text, which names the members as the API does. Options given as well win over it, each for its whole member. Give one of the two at most; file:// followed by a path reads a file. --generate-cli-skeleton prints a form to fill in.';

const skeletonWords =
  'Prints a form and sends no request. input, which is also meant if no value is given, prints JSON for --cli-input-json; yaml-input prints YAML for --cli-input-yaml, with a word about each member. output checks the options and prints an answer as it might look.';

const pagingWords = {
  StartingToken: 'Where to go on. The NextToken that an earlier, shortened answer ended with.',
  PageSize:
    'How many entries to ask for in each request. It changes how many requests are made, not what is printed; smaller pages help where requests time out.',
  MaxItems:
    'How many entries to print at most. If there are more, a NextToken is printed, for --starting-token of another call.',
} as const;
