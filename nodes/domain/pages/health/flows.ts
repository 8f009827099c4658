import { FLOW_NAMES } from '../../exceptions/titles';
import { cell, instantOf, type TableRow } from '../../text/tableRow';
import { html, NOTHING, type Html } from '../html';
import { card } from '../layout';
import { age, badge, brief, counted, moment, sums, timeTag, type View } from '../show';
import { atStake, type DeskRow } from '../exceptions/rows';
import { table, type Cell, type Column } from '../table';
import { isLate, nextRun, SCHEDULES, type Schedule } from './schedules';

/** A flow as it stands: its last runs, and what waits of it. */
export interface FlowState {
	readonly schedule: Schedule;
	readonly last: TableRow | undefined;
	readonly good: TableRow | undefined;
	readonly state: 'well' | 'late' | 'failed' | 'silent';
	readonly open: readonly DeskRow[];
}

const finished = (row: TableRow): number => instantOf(cell(row.finishedAt)) ?? 0;

/** Of every flow that has a schedule. `runLog` are the runs of the last days. */
export function flowStates(runLog: readonly TableRow[], open: readonly DeskRow[], view: View): FlowState[] {
	const runs = [...runLog].sort((one, other) => finished(other) - finished(one));
	return SCHEDULES.map((schedule) => {
		const own = runs.filter(({ flow }) => cell(flow) === schedule.flow);
		const last = own.find(({ status }) => cell(status) !== 'skipped');
		const good = own.find(({ status }) => cell(status) === 'done');
		return { schedule, last, good, state: stateOf(schedule, last, good, view), open: open.filter((row) => row.flow === schedule.flow) };
	});
}

function stateOf(schedule: Schedule, last: TableRow | undefined, good: TableRow | undefined, { now }: View): FlowState['state'] {
	if (!last && !good) return 'silent';
	if (last && cell(last.status) === 'failed') return 'failed';
	if (!good) return 'failed';
	return isLate(schedule, (Date.parse(now) - finished(good)) / 60_000) ? 'late' : 'well';
}

const WORDS = {
	well: ['well', 'good'],
	late: ['late', 'bad'],
	failed: ['failed', 'bad'],
	silent: ['no run', 'warn'],
} as const;

const COLUMNS: readonly Column[] = [
	{ head: 'Flow', kind: 'title', width: 15 },
	{ head: 'State', width: 11 },
	{ head: 'Last good run', width: 20 },
	{ head: 'Next run', width: 20 },
	{ head: 'Did', width: 18 },
	{ head: 'Waits for people', width: 16 },
];

/** One line per flow. */
export function flowsCard(states: readonly FlowState[], view: View): Html {
	const rows = states.map(({ schedule, last, good, state, open }): Cell[] => {
		const [words, tone] = WORDS[state];
		const next = nextRun(schedule, view.now);
		return [
			html`${FLOW_NAMES[schedule.flow]}<br /><span class="small soft">${schedule.words}</span>`,
			html`${badge(words, tone)}${state === 'failed' && last && html`<br /><span class="small">${brief(cell(last.message), 160)}</span>`}`,
			good
				? html`${age(cell(good.finishedAt), view)} ago<br /><span class="small soft">${timeTag(cell(good.finishedAt), view)}</span>`
				: 'none in two days',
			moment(next, view),
			good ? counts(good) : '',
			open.length === 0 ? NOTHING : waits(open),
		];
	});
	return card('Flows', [table({ caption: 'Flows with their last good run', columns: COLUMNS, rows })]);
}

function waits(open: readonly DeskRow[]): Html {
	const stake = sums(atStake(open));
	return html`${counted(open.length, 'thing')}${stake !== '–' && html`<br /><span class="small soft">${stake}</span>`}`;
}

function counts(row: TableRow): string {
	const parts = [
		[row.fetched, 'looked at'],
		[row.posted, 'done'],
		[row.held, 'held'],
		[row.pending, 'pending'],
	].filter(([count]) => Number(cell(count)) > 0);
	return parts.map(([count, word]) => `${cell(count)} ${String(word)}`).join(', ') || 'nothing to do';
}
