import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Indexes a file with a turn on each line, then answers each line of input with its best ten line numbers. */
public class Ask {
	public static void main(String[] args) throws Exception {
		Analyzer analyzer = new NorwegianAnalyzer();
		ByteBuffersDirectory directory = new ByteBuffersDirectory();
		// Merges keep the order of the lines, so that a document number is a line number.
		IndexWriterConfig config = new IndexWriterConfig(analyzer).setMergePolicy(new LogDocMergePolicy());
		try (IndexWriter writer = new IndexWriter(directory, config);
				BufferedReader turns = Files.newBufferedReader(Paths.get(args[0]), StandardCharsets.UTF_8)) {
			for (String text = turns.readLine(); text != null; text = turns.readLine()) {
				Document turn = new Document();
				turn.add(new TextField("text", text, Field.Store.NO));
				writer.addDocument(turn);
			}
			writer.forceMerge(1);
		}
		IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
		QueryBuilder builder = new QueryBuilder(analyzer);
		PrintStream out = new PrintStream(System.out, true, "UTF-8");
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			Query query = builder.createBooleanQuery("text", line);
			StringBuilder found = new StringBuilder();
			if (query != null)
				for (ScoreDoc hit : searcher.search(query, 10).scoreDocs) found.append(found.length() == 0 ? "" : " ").append(hit.doc);
			out.println(found);
		}
	}
}
