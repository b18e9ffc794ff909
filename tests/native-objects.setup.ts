import { holdNativeObjects } from '../output/store/native-objects.js';

// tests open databases with the driver itself as well
holdNativeObjects();
