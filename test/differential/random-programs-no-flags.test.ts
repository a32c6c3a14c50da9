import { holdRandomPrograms } from './random-programs';

holdRandomPrograms('no feature flags');
