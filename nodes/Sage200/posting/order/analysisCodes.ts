import type { IDataObject } from 'n8n-workflow';
import type { SalesOrderDraft } from '../../../domain/order/order.types';
import { isSameInSage } from '../../../domain/text/sageText';
import { textOf } from '../../../domain/text/textOf';
import type { RunCache } from '../../runCache';
import { listAll } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { refused, type Posting } from '../door/refusal';

/** An analysis code of orders or of their lines, as the company has set it up (general.json, `analysis_code_mapping`). */
interface CompanyCode {
	/** `analysis_code_3`. */
	readonly field: string;
	readonly name: string;
	readonly isMandatory: boolean;
	/** The only texts that it takes; empty takes any. */
	readonly values: readonly string[];
}

interface CompanyCodes {
	readonly ofOrder: readonly CompanyCode[];
	readonly ofLine: readonly CompanyCode[];
}

/** Class of orders and returns as the description names it (`is_read_only`). That of their lines is in no page; these two are those of Sage's own model. */
const ORDER_CLASS = /^SOPOrderReturn$/;
const LINE_CLASS = /^SOP(?:OrderReturnLine|StandardItemLine)$/;

/**
 * Why an order would lack a mandatory analysis code, or have one that is not in its list; undefined when nothing speaks against it. A site that has no such list (before 2020, Standard),
 * or whose user may not see it, is believed. Throws when Sage cannot be read.
 */
export async function complaintAboutCodes(
	client: SageClient,
	cache: RunCache,
	draft: SalesOrderDraft,
): Promise<Posting<never> | undefined> {
	const { ofOrder, ofLine } = await cache.remember('analysis_code_mappings', async () => await companyCodes(client));
	const lines = draft.lines.filter(({ lineType }) => lineType === 'standard');
	const complaint =
		complaintAbout(ofOrder, draft.headerTexts, 'orders.orderFields') ??
		lines.map(({ texts }) => complaintAbout(ofLine, texts, 'orders.lineFields')).find((each) => each !== undefined);
	return complaint && refused('orderDataMissing', `Order ${draft.customerDocumentNo}: ${complaint.message}`, complaint.remedy);
}

function complaintAbout(codes: readonly CompanyCode[], texts: Readonly<Record<string, string>> | undefined, setting: string) {
	for (const { field, name, isMandatory, values } of codes) {
		const text = texts?.[field] ?? '';
		const code = `${field}${name ? ` (${name})` : ''}`;
		if (text === '' && isMandatory)
			return {
				message: `Sage 200 wants ${code} filled in, and it is not`,
				remedy: `Name it in ${setting} of Bridge settings, for example ${field} = "Amazon"; behind else a fact that Amazon may not give has a text of its own.`,
			};
		if (text !== '' && values.length > 0 && !values.some((value) => isSameInSage(value, text)))
			return {
				message: `Sage 200 takes only the values of its list for ${code}, and what it is to hold is not among them`,
				remedy: `Add the value to the list in Sage 200, or let new ones be entered there, or change ${setting} in Bridge settings.`,
			};
	}
	return undefined;
}

const PATH = '/analysis_code_mappings';

async function companyCodes(client: SageClient): Promise<CompanyCodes> {
	const rows = await mappings(client);
	const of = (pattern: RegExp) => rows.filter((row) => pattern.test(textOf(row.class_name).split('.').at(-1) ?? '')).flatMap(companyCode);
	return { ofOrder: of(ORDER_CLASS), ofLine: of(LINE_CLASS) };
}

/** Statuses of a site without the list, and of a user who may not see it. */
const WITHOUT_LIST: ReadonlySet<unknown> = new Set(['400', '403', '404']);

/** Whether names and values come by themselves is not documented, nor whether they can be expanded: both are asked for. */
async function mappings(client: SageClient): Promise<IDataObject[]> {
	for (const expand of [['analysis_code'], []]) {
		try {
			return await listAll(client, PATH, { expand, orderBy: 'id asc' });
		} catch (error) {
			if (!WITHOUT_LIST.has((error as { httpCode?: unknown }).httpCode)) throw error as Error;
		}
	}
	return [];
}

function companyCode(row: IDataObject): CompanyCode[] {
	const slot = Number(row.slot);
	if (!Number.isInteger(slot) || slot < 1 || slot > 20) return [];
	const code = (row.analysis_code ?? {}) as IDataObject;
	const isClosed = code.allow_overtype === false && Array.isArray(code.values);
	return [
		{
			field: `analysis_code_${slot}`,
			name: textOf(code.name) || textOf(row.friendly_property_name),
			isMandatory: row.is_mandatory === true,
			values: isClosed ? (code.values as IDataObject[]).map(({ value }) => textOf(value)) : [],
		},
	];
}
