import { runCase } from '../../../../scripts/fuzz/case';
import { settlementFile } from '../../../../scripts/fuzz/targets/settlementFile';

const CASES = 400;

test.each([1, 2])('reads spoilt files as the plain reader does, cut anywhere (seed %i)', async (seed) => {
	for (let number = 0; number < CASES; number++) {
		const { finding } = await runCase(settlementFile, { target: settlementFile.name, seed, number });
		// With its seed and number: `npm run fuzz -- --seed 1 --target settlementFile --case 17` shows it again.
		if (finding?.kind === 'broken' || finding?.kind === 'throws') expect(finding).toBeUndefined();
	}
});
