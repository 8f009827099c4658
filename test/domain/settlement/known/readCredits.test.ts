import { creditsByHand, creditsInSage } from '../../../../nodes/domain/settlement/known/credits';
import { readCredits } from '../../../../nodes/domain/settlement/known/readCredits';
import type { SageRow } from '../../../../nodes/domain/settlement/known/sageRow';

const ORDER = '202-5550001-1110001';
const NOTE = {
	amazon_order_id: ORDER,
	source: 'creditNote',
	document_no: 'CN1',
	reference: 'CN1',
	second_reference: '',
	gross_value: '12.00',
	urn: '77',
};
const RETURN = { amazon_order_id: ORDER, source: 'salesReturn', document_no: 'R1', gross_value: '12.00' };
const byHand = (...rows: SageRow[]) => creditsByHand(creditsInSage(readCredits(rows)), ORDER, '11111111111');

describe('Credits of an order in Sage', () => {
	it('that a person made count with their gross and are named', () => {
		expect(byHand(NOTE)).toEqual({ ours: 0, gross: 1200, documents: ['credit note CN1'], doubts: [] });
	});

	it('that are ours by their reference count as none of theirs', () => {
		expect(byHand({ ...NOTE, second_reference: '20255500011110001C00' })).toEqual({ ours: 1200, gross: 0, documents: [], doubts: [] });
	});

	it('are unclear when a return stands beside a credit note, unless Sage says that they are two', () => {
		expect(byHand(NOTE, RETURN).doubts).toEqual(['a return and a credit note may be one and the same']);
		const said = [NOTE, RETURN].map((row) => ({ ...row, may_be_same_as: [] }));
		expect(byHand(...said)).toMatchObject({ gross: 2400, doubts: [] });
		expect(byHand({ ...NOTE, may_be_same_as: ['return R1'] }).doubts).toHaveLength(1);
	});

	it('are none where a return was taken in at no price: the goods are back, their money is credited from the settlement', () => {
		const goods = { ...RETURN, gross_value: '0.00', may_be_same_as: [] };
		expect(byHand(goods)).toEqual({ ours: 0, gross: 0, documents: [], doubts: [] });
		expect(byHand({ ...goods, gross_value: 'n/a' }).documents).toEqual(['sales return R1']);
	});

	it('that cannot be relied on are kept and say why: left out, they would be credited a second time', () => {
		expect(byHand({ ...NOTE, gross_value: 'n/a' })).toEqual({
			ours: 0,
			gross: 0,
			documents: ['credit note CN1'],
			doubts: ['CN1: its value cannot be read'],
		});
		expect(byHand({ ...NOTE, uncertain: 'the return is half made' }).doubts).toEqual(['CN1: the return is half made']);
	});

	it('that were taken back count no more, ours or theirs', () => {
		expect(byHand({ ...NOTE, undone_by: '81' }, { ...NOTE, second_reference: '20255500011110001C00', undone_by: '82' })).toEqual({
			ours: 0,
			gross: 0,
			documents: [],
			doubts: [],
		});
		expect(byHand({ ...NOTE, undone_by: '' })).toMatchObject({ gross: 1200 });
	});

	it('are in doubt where they may be the same as others, named in a list or in a text', () => {
		expect(byHand({ ...NOTE, may_be_same_as: 'return R1' }).doubts).toHaveLength(1);
		expect(byHand({ ...NOTE, may_be_same_as: '' }).doubts).toEqual([]);
	});

	it('without an order id belong to no order', () => {
		expect(readCredits([{ ...NOTE, amazon_order_id: null }])).toEqual([]);
	});
});
