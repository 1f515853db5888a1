import { testSeeds } from './seeds';

// Four files share the seeds, so that they run side by side.
testSeeds(1, 50);
