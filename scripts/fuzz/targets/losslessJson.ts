import { jsonOf } from '../../../nodes/Sage200/transport/losslessJson';
import { ERROR_BODIES, SAGE_BODIES } from '../corpus/answers';
import { mutatedText } from '../text';
import { hold, target } from '../target';

/** Sage's JSON: what Node's own reader takes is taken, whole numbers keep their digits, and what is no JSON, or is nested too deep to be read, is no value. */
export const losslessJson = target({
	name: 'losslessJson',
	draw: (chance) => mutatedText(chance, [...SAGE_BODIES, ...ERROR_BODIES]),
	read: (text) => {
		const reading = jsonOf(text);
		if (!reading) return;
		const { value } = reading;
		const digits = String(text).trim();
		if (/^-?[1-9]\d{0,40}$/.test(digits)) hold(String(value) === digits, `a whole number loses digits: ${digits}`);
		hold(({} as { polluted?: unknown }).polluted === undefined, 'reading changed what every object inherits');
	},
});
