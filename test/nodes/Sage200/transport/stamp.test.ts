import { instantOf, millisecondsOf } from '../../../../nodes/Sage200/transport/stamp';

test.each([
	['2016-05-17T14:25:51.897', '2016-05-17T14:25:51.897Z'],
	['2016-05-17T14:25:51.18', '2016-05-17T14:25:51.180Z'],
	['2016-05-17T14:25:51', '2016-05-17T14:25:51.000Z'],
	['2016-05-17T14:25:51.1234567', '2016-05-17T14:25:51.123Z'],
	['2016-05-17T14:25:51.1234567Z', '2016-05-17T14:25:51.123Z'],
	['2016-07-17T14:25:51+01:00', '2016-07-17T13:25:51.000Z'],
	['2016-07-17T14:25:51+00:00', '2016-07-17T14:25:51.000Z'],
	['2016-05-09T00:00:00', '2016-05-09T00:00:00.000Z'],
	['2016-05-09T14:25', '2016-05-09T14:25:00.000Z'],
])('%s is the instant %s, whatever the zone of the machine', (stamp, instant) => {
	expect(instantOf(stamp)).toBe(instant);
	expect(millisecondsOf(stamp)).toBe(Date.parse(instant));
});

test.each(['', null, undefined, 'soon', '2016-13-09T00:00:00', '2016-05-09', 12])('%p is no stamp', (stamp) => {
	expect(instantOf(stamp)).toBeUndefined();
	expect(millisecondsOf(stamp)).toBeNaN();
});
