#!/usr/bin/env node
import { main } from '../dist/server/main.js';

const [command, ...args] = process.argv.slice(2);
if (command === 'server') {
  await main(args);
} else {
  console.error('Usage: pipewright server [options]\n\nSee pipewright server --help.');
  process.exit(252);
}
