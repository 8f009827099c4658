import { workThrough } from '../../preview/chain';
import { asHledger } from '../../preview/hledger';
import { asHtml } from '../../preview/html';
import { printableIn } from '../../preview/printable';
import { assumedSeries, assumedSettings } from '../../preview/standIns';
import { asText } from '../../preview/text';
import { readSettlement } from '../../../nodes/domain/settlement/file/read';
import { SETTLEMENTS } from '../corpus/settlements';
import { withSum } from '../settlementText';
import { hold, target } from '../target';

// eslint's rule on control characters is right for patterns that a person could misread; here they are meant.
const CONTROL = new RegExp('[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]');
/** Elements of the page: a text of the file adds none. */
const TAG =
	/<(?!\/?(?:!doctype|html|head|meta|title|style|body|main|h[123]|p|section|table|thead|tbody|tr|th|td|div|dl|dt|dd|span|strong|ul|li|a)\b)/i;

/** What a person sees of a foreign settlement: nothing in it steers the terminal, and nothing of it is markup of the page. */
export const preview = target({
	name: 'preview',
	draw: (chance) => withSum(chance, chance.pick(SETTLEMENTS)),
	read: (text) => {
		const read = readSettlement(Buffer.from(text, 'utf8'));
		if (!read.ok) return;
		const settings = assumedSettings([assumedSeries(read.value.header.currency)]);
		const files = [{ file: 'settlement.txt', settlement: read.value }];
		const facts = { ordersInSage: 'assumed' } as const;
		const settlements = workThrough({ files, settings, nominalMap: [], facts, previous: [], now: '2026-11-05T09:00:00.000Z' });
		const audit = printableIn({ settlements, straightThrough: 0, assumptions: [], mapNotes: [], settings });
		for (const shown of [asText(audit), asHledger(audit), asHtml(audit)])
			hold(!CONTROL.test(shown), 'a control character of the file reaches the screen');
		hold(!TAG.test(asHtml(audit)), 'a text of the file is markup of the page');
	},
});
