import type { IExecuteFunctions } from 'n8n-workflow';
import type { ExceptionRecord } from '../../../domain/exceptions/exception';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { readSettlement } from '../../../domain/settlement/read';
import type { Settlement } from '../../../domain/settlement/settlement.types';

export type FileReading = { readonly settlement: Settlement } | { readonly exception: ExceptionRecord };

/** Reads the settlement file of an item. What is wrong with the file is an exception; only a missing binary field is an error. */
export async function readSettlementFile(context: IExecuteFunctions, itemIndex: number, now: string): Promise<FileReading> {
	const property = context.getNodeParameter('binaryPropertyName', itemIndex) as string;
	const { fileName } = context.helpers.assertBinaryData(itemIndex, property);
	const reading = readSettlement(await context.helpers.getBinaryDataBuffer(itemIndex, property));
	if (reading.ok) return { settlement: reading.settlement };
	const { settlementId, reportDocumentId } = context.getInputData()[itemIndex].json;
	const recordId = [settlementId, reportDocumentId, fileName].find((id) => typeof id === 'string' && id !== '');
	const kind = reading.problem.kind === 'totalDisagrees' ? 'settlementTotalDisagrees' : 'settlementUnreadable';
	const { message, remedy } = reading.problem;
	return {
		exception: exceptionOf(
			kind,
			{ recordId: String(recordId ?? `item ${itemIndex + 1}`), message, remedy, detail: reading.problem.kind },
			now,
		),
	};
}
