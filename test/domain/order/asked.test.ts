import { answerAbout, askedOrders, type AskedAnswer } from '../../../nodes/domain/order/asked';

const A = '202-1111111-1111111';
const B = '202-2222222-2222222';

describe('order ids that a person typed', () => {
	it('are read each once, with commas, blanks, semicolons or lines between them', () => {
		expect(askedOrders(` ${A}, ${B};\n${A}\t`)).toEqual({ orderIds: [A, B], notIds: [] });
	});

	it('are kept apart from what is none', () => {
		expect(askedOrders(`${A} 202-123 order`)).toEqual({ orderIds: [A], notIds: ['202-123', 'order'] });
	});
});

describe('the answer to who asked', () => {
	const about = (more: Partial<AskedAnswer>) =>
		answerAbout({ asked: { orderIds: [A], notIds: [] }, run: { skipped: false }, trail: [], openExceptions: [], ...more });
	const held = (more = {}) => ({
		recordId: A,
		recordType: 'order',
		status: 'open',
		message: 'The SKU is not in the map.',
		remedy: 'Add it.',
		...more,
	});

	it('names the order of Sage', () => {
		expect(about({ trail: [{ orderId: A, sageOrder: '0000000042', amazonStatus: 'UNSHIPPED' }] })).toEqual([
			`${A}: In Sage 200 as order 0000000042.`,
		]);
	});

	it('says why an order waits and what to do, and nothing of other orders', () => {
		const openExceptions = [held(), held({ recordId: B, message: 'Other.' }), held({ status: 'resolved', message: 'Over.' })];
		expect(about({ openExceptions })).toEqual([`${A}: The SKU is not in the map. Add it.`]);
	});

	it('says what Amazon says of an order that is left alone, and owns up to knowing nothing', () => {
		expect(about({ trail: [{ orderId: A, sageOrder: '', amazonStatus: 'PENDING' }] })[0]).toContain('Amazon says PENDING');
		expect(about({})[0]).toContain('Nothing is known of it');
	});

	it('asks to come again while another import is at work', () => {
		expect(about({ run: { skipped: true } })).toEqual([expect.stringContaining('nothing was fetched')]);
	});

	it('shows what is no id, shortened', () => {
		expect(about({ asked: { orderIds: [], notIds: ['x'.repeat(80)] } })).toEqual([expect.stringMatching(/: "x{30}"\.$/)]);
	});
});
