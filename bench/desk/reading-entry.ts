import './parent-port';
import '../../main/store-reader/reader-process';
