import { analyseForPreview } from '../../preview/analyse';
import { assumedSettings, assumptionsOf } from '../../preview/assumptions';
import { asHledger } from '../../preview/hledger';
import { asText } from '../../preview/text';
import { readSettlement } from '../../../nodes/domain/settlement/file/read';
import { SETTLEMENTS } from '../corpus/settlements';
import { withSum } from '../settlementText';
import { hold, target } from '../target';

// eslint's rule on control characters is right for patterns that a person could misread; here they are meant.
const CONTROL = new RegExp('[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]');

/** What a person sees of a foreign settlement: nothing in it steers the terminal, and its plain-text journal has one posting a line. */
export const preview = target({
	name: 'preview',
	draw: (chance) => withSum(chance, chance.pick(SETTLEMENTS)),
	read: (text) => {
		const read = readSettlement(Buffer.from(text, 'utf8'));
		if (!read.ok) return;
		const analysis = analyseForPreview(read.value, assumedSettings(read.value.header.currency), [], '2026-11-05T09:00:00.000Z');
		if (!analysis) return;
		for (const shown of [asText(read.value, analysis, assumptionsOf(false)), asHledger(read.value, analysis)])
			hold(!CONTROL.test(shown), 'a control character of the file reaches the screen');
	},
});
