// Runs before each test file of a kind that is recorded: gives the kind a folder of its own for what is asked and answered, and for the
// operations that ran. Kinds share processes of Jest, and who sent a request must stay certain.
const { join } = require('node:path');

const into = process.env.RECORD_INTO;
if (into) {
	process.env.RECORD_EXCHANGES = join(into, globalThis.KIND_OF_TEST, 'exchanges');
	process.env.RECORD_OPERATIONS = join(into, globalThis.KIND_OF_TEST, 'operations');
}
