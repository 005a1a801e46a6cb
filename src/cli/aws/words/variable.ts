import type { NounWords } from './noun-words.js';

export const variable = {
  structures: {
    PipelineVariableDeclaration: {
      about: 'A variable of a pipeline.',
      members: {
        name: 'The name of the variable, unique in the pipeline. Actions refer to it as #{variables.name}.',
        defaultValue:
          'The value if an execution is started without one. Without a default, a value must be given.',
        description: 'What the variable is for, at most 200 characters.',
      },
    },
    PipelineVariable: {
      about: 'The value of a variable for one execution.',
      members: {
        name: 'The name of the variable, as the pipeline declares it.',
        value: 'The value of the variable, from 1 to 1000 characters.',
      },
    },
    ResolvedPipelineVariable: {
      about: 'The value that a variable has in an execution.',
      members: {
        name: 'The name of the variable.',
        resolvedValue: 'The value of the variable.',
      },
    },
  },
} satisfies NounWords;
