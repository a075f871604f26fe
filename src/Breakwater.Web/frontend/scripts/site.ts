import { startComponents } from "./components";
import { followDecisions } from "./deciding";
import { keepDrafts } from "./drafts";
import { watchForLeaving } from "./leaving";
import { walkLists } from "./lists";
import { hintAtWording } from "./wording";

watchForLeaving();
startComponents();
keepDrafts();
walkLists();
followDecisions();
hintAtWording();
