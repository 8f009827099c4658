import type { IDataObject } from 'n8n-workflow';
import type { SalesOrderDraft } from '../../../../../nodes/domain/order/order.types';
import { complaintAboutCodes } from '../../../../../nodes/Sage200/posting/order/analysisCodes';
import { RunCache } from '../../../../../nodes/Sage200/runCache';
import type { SageClient } from '../../../../../nodes/Sage200/transport/request';

/** A site with these mappings, or one that answers the question with a status. */
const site = (rows: IDataObject[] | string): SageClient =>
	({
		isStopped: () => false,
		page: async (_path: string, { skip = 0 }: { skip?: number }) => {
			if (typeof rows === 'string') throw Object.assign(new Error('refused'), { httpCode: rows });
			return { value: skip === 0 ? rows : [], bytes: 0, milliseconds: 0 };
		},
	}) as unknown as SageClient;

const region = (more: IDataObject = {}) => ({
	id: 1,
	class_name: 'Sage.Accounting.SOP.SOPOrderReturn',
	slot: 3,
	is_mandatory: false,
	analysis_code: { name: 'Region', allow_overtype: false, values: [{ value: 'UK' }, { value: 'EU' }] },
	...more,
});
const draft = (headerTexts: Record<string, string>) =>
	({ customerDocumentNo: '202-1111111-2222222', headerTexts, lines: [] }) as unknown as SalesOrderDraft;

const complaint = async (rows: IDataObject[] | string, texts: Record<string, string>) => {
	const said = await complaintAboutCodes(site(rows), new RunCache(), draft(texts));
	return said?.ok === false ? said.refusal : undefined;
};

describe('analysis codes of an order', () => {
	it('take a value of their list, as Sage compares texts, and no other', async () => {
		expect(await complaint([region()], { analysis_code_3: 'uk' })).toBeUndefined();
		expect(await complaint([region()], { analysis_code_3: 'Amazon.co.uk' })).toMatchObject({
			kind: 'orderDataMissing',
			message: expect.stringContaining('analysis_code_3 (Region)'),
		});
	});

	it('take any value where new ones may be entered', async () => {
		const open = region({ analysis_code: { name: 'Region', allow_overtype: true, values: [{ value: 'UK' }] } });
		expect(await complaint([open], { analysis_code_3: 'Amazon.co.uk' })).toBeUndefined();
	});

	it('are needed where they are mandatory', async () => {
		expect(await complaint([region({ is_mandatory: true })], {})).toMatchObject({ remedy: expect.stringContaining('orders.orderFields') });
	});

	it('of other records are none of the order', async () => {
		expect(await complaint([region({ is_mandatory: true, class_name: 'Sage.Accounting.POP.POPOrderReturn' })], {})).toBeUndefined();
	});

	it.each(['400', '403', '404'])('are believed where the site does not list them (%s)', async (status) => {
		expect(await complaint(status, { analysis_code_3: 'Amazon.co.uk' })).toBeUndefined();
	});

	it('stop the order where Sage does not answer', async () => {
		await expect(complaint('503', {})).rejects.toThrow('refused');
	});
});
