import type { Html } from '../html';
import { badge, brief, type Tone } from '../show';

const WORDS: Readonly<Record<string, readonly [string, Tone]>> = {
	held: ['Held', 'bad'],
	'on hold': ['On hold', 'warn'],
	'awaiting approval': ['Waits for approval', 'warn'],
	approved: ['Approved', 'plain'],
	posting: ['Being posted', 'plain'],
	failed: ['Failed', 'bad'],
	'dry run': ['Dry run', 'plain'],
	posted: ['Posted', 'good'],
	undone: ['Undone', 'warn'],
};

/** The status of the board in plain words; what somebody typed stands as it is. */
export function statusBadge(status: string): Html {
	const known = status.trim().toLowerCase();
	const [words, tone] = WORDS[Object.hasOwn(WORDS, known) ? known : ''] ?? [brief(status, 40) || 'No status', 'plain'];
	return badge(words, tone);
}
