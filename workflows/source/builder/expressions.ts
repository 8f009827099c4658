import type { Step } from './step';

/**
 * The expressions that the templates use. They take fields and lists from nodes and never decide: a condition is a node that people see
 * (IF, Switch, Filter), and what is about money is the bridge's. `test/scripts/expressions.test.ts` holds them to that.
 */

/** A field of the item that comes in: `a.b`; '' is the item. */
export const item = (path = ''): string => `={{ $json${dotted(path)} }}`;

/** The item that comes in as a list of one. */
export const itemAsList = (path = ''): string => `={{ [$json${dotted(path)}] }}`;

/** A field of the only item of a node; '' is the item. */
export const field = (step: Step, path = ''): string => `={{ ${first(step)}${dotted(path)} }}`;

/** All items of a node as a list of rows. An empty Data Table gives one empty row. */
export const rows = (step: Step, output = 0): string => `={{ ${all(step, output)} }}`;

/** One column of all items of a node. */
export const column = (step: Step, name: string): string => `={{ $('${step.name}').all().map((row) => row.json.${name}) }}`;

/** The same, or an empty list where the node had nothing to do in this run. Not inside a loop: there it would see an earlier turn. */
export const rowsIfRun = (step: Step, output = 0): string => `={{ $('${step.name}').isExecuted ? ${all(step, output)} : [] }}`;

/** A text in a list, or an empty list where the node had nothing to do in this run. */
export const textIfRun = (step: Step, text: string): string => `={{ $('${step.name}').isExecuted ? ['${text}'] : [] }}`;

/** The only item of a node, or null where the node had nothing to do in this run. Not inside a loop. */
export const fieldIfRun = (step: Step, path = ''): string => `={{ $('${step.name}').isExecuted ? ${first(step)}${dotted(path)} : null }}`;

/** A list of the only item of a node, or an empty one where the node had nothing to do in this run. Not inside a loop. */
export const listIfRun = (step: Step, path: string): string =>
	`={{ $('${step.name}').isExecuted ? [${first(step)}${dotted(path)}].flat().filter(Boolean) : [] }}`;

/** The only item of a node, or null where another node had nothing to do in this run. Not inside a loop. */
export const fieldWhenRun = (step: Step, other: Step): string => `={{ $('${other.name}').isExecuted ? ${first(step)} : null }}`;

/** The same, without cells that say nothing. */
export const filledColumn = (step: Step, name: string): string =>
	`={{ $('${step.name}').all().map((row) => row.json.${name}).filter(Boolean) }}`;

/** A list of all items of a node, their entries one after the other. */
export const entries = (step: Step, name: string): string => `={{ $('${step.name}').all().flatMap((row) => row.json.${name}) }}`;

/** One field of each entry of a list of the item that comes in. */
export const each = (list: string, name: string): string => `={{ $json.${list}.map((one) => one.${name}).filter(Boolean) }}`;

/** Lists of the item that comes in, one after the other. */
export const joined = (...lists: readonly string[]): string => `={{ [${lists.map((list) => `$json.${list}`).join(', ')}].flat() }}`;

/** A value that may be missing as a list of none or one. */
export const listOf = (path: string): string => `={{ [$json${dotted(path)}].filter(Boolean) }}`;

export const NOW = '={{ $now.toUTC().toISO() }}';
/** The time that lies so many minutes ahead as a field of the only item of a node says. */
export const minutesFromNow = (step: Step, path: string): string => `={{ $now.plus({ minutes: ${first(step)}.${path} }).toUTC().toISO() }}`;
/** The time so many days ago. */
export const daysAgo = (days: number): string => `={{ $now.minus({ days: ${days} }).toUTC().toISO() }}`;
export const NOW_MILLIS = '={{ $now.toMillis() }}';
export const EXECUTION_ID = '={{ $execution.id }}';
export const WORKFLOW_ID = '={{ $workflow.id }}';
export const NOTHING = '={{ [] }}';
export const NULL = '={{ null }}';

/** Code inside another expression. */
export const first = (step: Step): string => `$('${step.name}').first().json`;

const all = (step: Step, output: number): string => `$('${step.name}').all(${output === 0 ? '' : output}).map((row) => row.json)`;
const dotted = (path: string): string => (path === '' ? '' : `.${path}`);
