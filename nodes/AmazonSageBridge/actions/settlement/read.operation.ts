import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { classifierFor } from '../../../domain/settlement/catalogue/classify';
import { NeedsGatherer } from '../../../domain/settlement/needs';
import { SettlementSummariser } from '../../../domain/settlement/summary';
import { binaryField, nominalMapField, NOW, nowField } from '../../fields';
import { judgeNominalMap, withUnusableMap } from '../../nominalMap';
import { exceptionItems, readyItem, type BridgeItems } from '../../items';
import { readInstant } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { readSettlementFile } from './file';

const properties: INodeProperties[] = [binaryField, settingsField, nominalMapField, nowField];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['read'] } }, properties);

/** Ready: what is in the file (orders to look up, row types, days), with the file passed on for Plan. Exceptions: a file that cannot be read or does not add up. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	const settings = readSettings(this, run);
	const nominalMap = judgeNominalMap(this, run);
	const now = readInstant(this, NOW, i);
	if (!nominalMap.ok) return withUnusableMap(nominalMap.refusal, i, now);
	const begin = () => ({
		summariser: new SettlementSummariser(settings, nominalMap.value),
		needs: new NeedsGatherer(classifierFor(nominalMap.value)),
	});
	let found = begin();
	const reading = await readSettlementFile(this, i, now, () => {
		found = begin();
		return (row) => {
			found.summariser.add(row);
			found.needs.add(row);
		};
	});
	if ('exception' in reading) return { ready: [], exceptions: exceptionItems([reading.exception]), leftAlone: [] };
	return {
		ready: [readyItem({ ...found.summariser.summary(reading.facts), needs: found.needs.needs() }, this.getInputData()[i].binary)],
		exceptions: [],
		leftAlone: [],
	};
}
