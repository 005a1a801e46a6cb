/** What the program calls itself where AWS's says `aws`. */
export const programName = 'pipewright';

/** The version of the package: a test holds it to package.json. */
export const programVersion = '0.1.0';

/** The command that is AWS's: what its words mean, AWS's command line says. */
export const awsCommand = 'codepipeline';
