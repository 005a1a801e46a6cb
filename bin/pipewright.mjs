#!/usr/bin/env node
import module from 'node:module';

// Compiled code is kept from one run to the next, where Node can do that.
module.enableCompileCache?.();
await import('../dist/pipewright/pipewright.mjs');
