// `npm run bench -- side-by-side`: the same misbehaviours of Amazon against amazon-sp-api's own client and against this package's node.
// Prints the table of docs/amazon-side-by-side.md. Takes some minutes, because a client that never ends has to be waited for.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CASES, type Case } from './sideBySideParts/cases';
import type { ClientName } from './sideBySideParts/clients';
import type { Outcome } from './sideBySideParts/one';

const AT_ONCE = 3;
const COLUMNS: Readonly<Record<ClientName, string>> = {
	library: 'amazon-sp-api 1.2.1, its defaults',
	careful: 'the same, time limits set',
	node: 'this package',
};
const NAMES = Object.keys(COLUMNS) as ClientName[];

/** All clients through all cases; the rows of a Markdown table. */
export async function sideBySide(progress: (text: string) => void): Promise<string> {
	const jobs = CASES.flatMap((each) => NAMES.map((client) => ({ each, client })));
	const outcomes = new Map<string, Outcome>();
	const work = async (): Promise<void> => {
		for (let job = jobs.shift(); job; job = jobs.shift()) {
			outcomes.set(`${job.client} ${job.each.name}`, await runOne(job.client, job.each));
			progress(`${job.client} ${job.each.name}`);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	const rows = CASES.map((each) => {
		const cell = (client: ClientName) => words(each, outcomes.get(`${client} ${each.name}`)!);
		return `| ${each.task}: ${each.misbehaviour} | ${NAMES.map(cell).join(' | ')} |`;
	});
	return [`| task and misbehaviour | ${Object.values(COLUMNS).join(' | ')} |`, '|---|---|---|---|', ...rows].join('\n');
}

/** A process of its own for each: whatever a client leaves running ends with it. */
async function runOne(client: ClientName, { name }: Case): Promise<Outcome> {
	const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'sideBySideParts', 'one.ts'), client, name], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	let said = '';
	for await (const chunk of child.stdout) said += String(chunk);
	const line = said.trim().split('\n').at(-1) ?? '';
	if (!line.startsWith('{')) throw new Error(`${client} ${name} gave no result`);
	return JSON.parse(line) as Outcome;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

function words({ task }: Case, { ended, right, error, seconds, requests, made, unhandled }: Outcome): string {
	const verdict = {
		result: right ? 'right answer' : '**wrong answer, no error**',
		error: `error "${error.replaceAll('|', '\\|')}"`,
		never: '**no end**',
	}[ended];
	const things = task === 'createReport' ? `, ${made > 1 ? `**${made} reports made**` : count(made, 'report') + ' made'}` : '';
	const lost = unhandled > 0 ? `, ${count(unhandled, 'unhandled rejection')}` : '';
	return `${verdict} (${count(requests, 'request')} in ${seconds.toFixed(1)} s${things}${lost})`;
}
