import { nothing } from './names.cjs';
