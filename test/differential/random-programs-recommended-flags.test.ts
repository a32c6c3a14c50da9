import { holdRandomPrograms } from './random-programs';

holdRandomPrograms('the recommended feature flags');
