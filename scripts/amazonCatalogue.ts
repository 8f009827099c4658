/**
 * Writes the catalogue of Amazon's operations that ships, from `amazon-sp-api` and what stands beside it in `scripts/amazonCatalogue/`.
 *
 *     npm run catalogue
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCatalogue, catalogueText } from './amazonCatalogue/catalogue';

writeFileSync(join(__dirname, '..', 'nodes', 'AmazonSellerCentral', 'transport', 'operations.json'), catalogueText(buildCatalogue()));
