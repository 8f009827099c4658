import type { IExecuteFunctions } from 'n8n-workflow';
import type { ExceptionRecord } from '../../../domain/exceptions/exception';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import type { TakeRow } from '../../../domain/settlement/file/rowView';
import type { SettlementFacts } from '../../../domain/settlement/settlement.types';
import { readStoredSettlement } from '../../../shared/settlementFile';

export type FileReading = { readonly facts: SettlementFacts } | { readonly exception: ExceptionRecord };

/**
 * Reads the settlement file of an item, handing on row by row to the taker that `begin` makes; see `readStoredSettlement`. What is wrong with the file is an
 * exception; only a missing binary field is an error.
 */
export async function readSettlementFile(
	context: IExecuteFunctions,
	itemIndex: number,
	now: string,
	begin: () => TakeRow,
): Promise<FileReading> {
	const property = context.getNodeParameter('binaryPropertyName', itemIndex) as string;
	const binary = context.helpers.assertBinaryData(itemIndex, property);
	const reading = await readStoredSettlement(context, binary, begin);
	if (reading.ok) return { facts: reading.value };
	const { settlementId, reportDocumentId } = context.getInputData()[itemIndex].json;
	const recordId = [settlementId, reportDocumentId, binary.fileName].find((id) => typeof id === 'string' && id !== '');
	const { kind, ...words } = reading.refusal;
	return { exception: exceptionOf(kind, { ...words, recordId: String(recordId ?? `item ${itemIndex + 1}`) }, now) };
}
